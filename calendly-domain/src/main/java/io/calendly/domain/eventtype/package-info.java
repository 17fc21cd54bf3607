/** Event types: what can be booked, with whom, and on which terms. */
package io.calendly.domain.eventtype;
