/**
 * The stores on a relational database. {@link io.calendly.jdbc.Database} is the way in; what one database does otherwise
 * than another is in its {@link io.calendly.jdbc.Dialect} and its migrations, nowhere else.
 */
package io.calendly.jdbc;
