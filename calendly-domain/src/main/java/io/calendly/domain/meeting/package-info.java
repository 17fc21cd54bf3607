/** Meetings, and the decision to hold one. */
package io.calendly.domain.meeting;
