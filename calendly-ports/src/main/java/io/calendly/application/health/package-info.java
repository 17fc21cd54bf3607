/** The health of the application. */
package io.calendly.application.health;
