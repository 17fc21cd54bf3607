/** The people whose time is kept. */
package io.calendly.domain.user;
