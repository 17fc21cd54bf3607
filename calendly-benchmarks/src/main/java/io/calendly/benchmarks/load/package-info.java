/** The server under load, over HTTP: how much, how fast, at what cost, and beside what it could be at best. */
package io.calendly.benchmarks.load;
