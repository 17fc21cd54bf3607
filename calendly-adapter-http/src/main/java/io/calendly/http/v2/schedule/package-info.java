/** The routes of schedules and time off. */
package io.calendly.http.v2.schedule;
