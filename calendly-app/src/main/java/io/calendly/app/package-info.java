/** The program. {@link io.calendly.app.Application} is the wiring; read it first. */
package io.calendly.app;
