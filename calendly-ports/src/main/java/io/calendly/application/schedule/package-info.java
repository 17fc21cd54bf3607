/** The services for schedules and time off. */
package io.calendly.application.schedule;
