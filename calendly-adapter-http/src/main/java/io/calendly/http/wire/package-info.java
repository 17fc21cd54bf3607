/** What comes over the wire, whichever surface it is for: bodies, numbers, and what can be wrong with them. */
package io.calendly.http.wire;
