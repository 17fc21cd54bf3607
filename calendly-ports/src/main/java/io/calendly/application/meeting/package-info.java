/** Meetings: scheduling, changing and canceling them. */
package io.calendly.application.meeting;
