/** When people can: one person's time, and the time that several have in common. */
package io.calendly.domain.availability;
