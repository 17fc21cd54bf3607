/** Users' availability: declaring time, taking it back, and finding time that several users share. */
package io.calendly.application.availability;
