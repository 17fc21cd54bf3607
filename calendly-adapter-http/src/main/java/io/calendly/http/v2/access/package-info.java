/** The routes of API keys, and of the caller. */
package io.calendly.http.v2.access;
