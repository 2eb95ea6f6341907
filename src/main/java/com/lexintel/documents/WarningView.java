package com.lexintel.documents;

/**
 * A warning as the API shows it.
 *
 * @param code such as {@code page_not_read}
 * @param detail a sentence or two
 * @param page from 1; null when it is said of no single page
 */
public record WarningView(String code, String detail, Integer page) {}
