/** Meetings, and the decision to schedule one. */
package io.calendly.domain.meeting;
