/** The benchmarks of sets of time slots: the time and the bytes of this implementation and of its alternatives. */
package io.calendly.benchmarks.domain;
