/** Users, whose time is managed. */
package io.calendly.domain.user;
