/** The service for event types. */
package io.calendly.application.eventtype;
