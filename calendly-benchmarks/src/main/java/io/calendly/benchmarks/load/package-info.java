/** The load tests of the server over HTTP: throughput, latency, CPU and memory, compared with a baseline. */
package io.calendly.benchmarks.load;
