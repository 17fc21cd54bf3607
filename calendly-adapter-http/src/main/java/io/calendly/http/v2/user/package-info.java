/** The routes of users. */
package io.calendly.http.v2.user;
