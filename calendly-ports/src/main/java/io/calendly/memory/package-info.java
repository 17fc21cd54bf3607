/** Stores in memory: for embedders who keep their data elsewhere or not at all, and for tests without a database. */
package io.calendly.memory;
