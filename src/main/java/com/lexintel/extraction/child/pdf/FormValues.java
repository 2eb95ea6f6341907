package com.lexintel.extraction.child.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;

/** The values of a PDF's form, on the pages where its fields stand. */
final class FormValues {

  private FormValues() {}

  /** Lines of names and values, by page from 1. */
  static Map<Integer, String> of(PDDocument document) throws IOException {
    Map<Integer, String> values = new TreeMap<>();
    PDAcroForm form = document.getDocumentCatalog().getAcroForm();
    if (form == null || form.getFields().isEmpty()) {
      return values;
    }
    Map<COSDictionary, PDField> fields = fields(form);
    int number = 0;
    for (PDPage page : document.getPages()) {
      number++;
      for (PDAnnotation annotation : page.getAnnotations()) {
        PDField field =
            annotation instanceof PDAnnotationWidget
                ? fields.remove(annotation.getCOSObject())
                : null;
        if (field != null) {
          add(values, number, field);
        }
      }
    }
    // A field without a place still has a value.
    int last = Math.max(1, number);
    fields.values().stream().distinct().forEach(field -> add(values, last, field));
    return values;
  }

  private static Map<COSDictionary, PDField> fields(PDAcroForm form) {
    Map<COSDictionary, PDField> fields = new HashMap<>();
    for (PDField field : form.getFieldTree()) {
      if (!(field instanceof PDPushButton) && !field.getWidgets().isEmpty()) {
        // A field may stand in several places; its value is told once.
        fields.put(field.getWidgets().get(0).getCOSObject(), field);
      }
    }
    return fields;
  }

  private static void add(Map<Integer, String> values, int page, PDField field) {
    String value = field.getValueAsString();
    if (value != null && !value.isBlank()) {
      String name =
          field.getAlternateFieldName() == null
              ? field.getPartialName()
              : field.getAlternateFieldName();
      values.merge(page, name + ": " + value.strip(), (one, more) -> one + "\n" + more);
    }
  }
}
