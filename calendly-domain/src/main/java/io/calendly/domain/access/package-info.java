/** Access: the callers of the application, their credentials, and the rules for who may do what. */
package io.calendly.domain.access;
