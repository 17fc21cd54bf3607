/** The rule of each route: who may use it. */
package io.calendly.http.route;
