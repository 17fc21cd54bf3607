/** The routes of meetings, and of timelines, which have meetings in them. */
package io.calendly.http.v2.meeting;
