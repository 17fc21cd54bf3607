/** What the application can do: a service per feature, a method per story. Everything here is safe to call from any thread. */
package io.calendly.application;
