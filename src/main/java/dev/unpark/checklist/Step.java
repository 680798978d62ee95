package dev.unpark.checklist;

/**
 * One step of a checklist, as its data file has it.
 *
 * @param id stable: it is saved in investigations
 * @param number from 1
 * @param why what the step is for, and what widespread advice gets wrong, a short paragraph
 * @param command what to run, with {@code {pid}} and {@code {binary}} to be filled in
 */
public record Step(String id, int number, String title, String why, String command) {}
