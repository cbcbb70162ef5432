/**
 * The only package that knows Camel: the runtime that loads {@code routes/}, and the beans those
 * files name. Beans carry values between an exchange, whose content is a page or a batch, and the
 * pure functions that do the work; they decide nothing themselves.
 */
@NullMarked
package dev.deskferry.route;

import org.jspecify.annotations.NullMarked;
