/**
 * What is wrong with the files somebody wrote, said with file, line and column. Problems are values
 * that are collected and shown together; only {@link
 * dev.deskferry.problem.Problems#throwIfErrors()} turns them into an exception. Knows no YAML.
 */
@NullMarked
package dev.deskferry.problem;

import org.jspecify.annotations.NullMarked;
