/** The routes of bookings: slots, explanations, holds, and the bookings themselves. */
package io.calendly.http.v2.booking;
