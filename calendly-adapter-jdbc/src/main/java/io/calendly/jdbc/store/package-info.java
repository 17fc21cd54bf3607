/**
 * The stores on a relational database, one class each. A store states its SQL in an interface; statements that differ
 * between the databases lie in resources, and {@link io.calendly.jdbc.store.SqlFiles} finds them.
 */
package io.calendly.jdbc.store;
