/** The routes of event types. */
package io.calendly.http.v2.eventtype;
