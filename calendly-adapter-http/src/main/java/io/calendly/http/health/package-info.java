/** What a supervisor asks: is the process alive, is it ready to work. */
package io.calendly.http.health;
