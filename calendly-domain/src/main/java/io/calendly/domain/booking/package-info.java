/** Bookings and holds, and the one decision on whether a start time can be booked. */
package io.calendly.domain.booking;
