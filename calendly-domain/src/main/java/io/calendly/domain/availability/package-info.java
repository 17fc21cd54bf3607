/** The availability of one user, and the time that several users have in common. */
package io.calendly.domain.availability;
