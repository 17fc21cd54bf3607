/** The callers of the application. */
package io.calendly.domain.access;
