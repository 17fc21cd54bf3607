/** The storage on a relational database. {@link io.calendly.jdbc.Database} is the way in. */
package io.calendly.jdbc;
