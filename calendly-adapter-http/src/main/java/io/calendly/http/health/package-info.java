/** The health checks that a supervisor asks for: is the process alive, is it ready to work. */
package io.calendly.http.health;
