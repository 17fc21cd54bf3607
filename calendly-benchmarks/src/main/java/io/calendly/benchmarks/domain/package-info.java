/** Sets of time, beside what one would keep them in instead: how long, how many bytes, and the same answers. */
package io.calendly.benchmarks.domain;
