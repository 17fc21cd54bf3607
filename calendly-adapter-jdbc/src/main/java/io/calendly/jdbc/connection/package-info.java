/** Connections to a database: pools, migrations, faults, outages. Everything about a database but its SQL. */
package io.calendly.jdbc.connection;
