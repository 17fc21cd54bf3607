/** The routes of availability: declared and free time, and overlaps. */
package io.calendly.http.v2.availability;
