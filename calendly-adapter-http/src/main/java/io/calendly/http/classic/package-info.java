/** The classic surface: five routes whose statuses and sentences never change. */
package io.calendly.http.classic;
