/** Versions as preconditions of a change. */
package io.calendly.application.version;
