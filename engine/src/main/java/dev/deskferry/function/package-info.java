/**
 * The functions of the mapping language and its expressions. One entry of the registry holds a
 * function's name, parameters, description, examples and code; reference page, editor schema and
 * tests are made from it. The only package that imports JSLT, which is kept from files, imports,
 * clocks and randomness.
 */
@NullMarked
package dev.deskferry.function;

import org.jspecify.annotations.NullMarked;
