/** The services for bookings: slots, explanations, holds, and the life of a booking. */
package io.calendly.application.booking;
