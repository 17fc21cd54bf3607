/** The services of the application: a package per feature, a method per story. All services are thread-safe. */
package io.calendly.application;
