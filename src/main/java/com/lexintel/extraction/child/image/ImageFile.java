package com.lexintel.extraction.child.image;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.Warning.Code;
import com.lexintel.extraction.Warnings;
import com.lexintel.extraction.child.content.Failures;
import com.lexintel.extraction.child.content.PageTexts;
import com.lexintel.extraction.child.recognition.PageRecognition;
import com.lexintel.extraction.child.recognition.Recogniser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The recognised text of an image file, each of its images a page. */
public final class ImageFile {

  private final Optional<Recogniser> recogniser;
  private final ExtractionListener listener;
  private final Warnings warnings;
  private final Map<Integer, String> before;

  /**
   * @param before the texts of pages that were recognised earlier, by number
   */
  public ImageFile(
      Optional<Recogniser> recogniser,
      ExtractionListener listener,
      Warnings warnings,
      Map<Integer, String> before) {
    this.before = before;
    this.recogniser = recogniser;
    this.listener = listener;
    this.warnings = warnings;
  }

  /**
   * Its text.
   *
   * @throws ExtractionFailure when there is none, with the reason
   */
  public ExtractedText read(Path file, String type) throws ExtractionFailure {
    if (recogniser.isEmpty()) {
      throw Failures.onlyImages(false);
    }
    try (ImagePages pages = ImagePages.open(file, type)) {
      int count = pages.count();
      Set<Integer> numbers = new TreeSet<>();
      IntStream.rangeClosed(1, Math.min(count, ImagePages.MOST_PAGES)).forEach(numbers::add);
      Map<Integer, String> texts =
          new PageRecognition(recogniser.get(), listener, before).of(numbers, pages);
      refuseUndrawn(numbers, pages);
      warn(numbers, texts.keySet(), pages);
      if (count > ImagePages.MOST_PAGES) {
        String detail =
            "Only the first %,d pages of this file were read.".formatted(ImagePages.MOST_PAGES);
        warnings.add(Code.PAGE_NOT_READ, detail, null);
      }
      return text(numbers.size(), texts);
    } catch (IOException | RuntimeException e) {
      throw Failures.damaged(e);
    }
  }

  private static ExtractedText text(int count, Map<Integer, String> texts)
      throws ExtractionFailure {
    PageTexts pages = new PageTexts(count);
    texts.forEach(pages::add);
    ExtractedText text = pages.text(count - texts.size(), texts.keySet());
    if (!text.isReadable()) {
      throw Failures.onlyImages(true);
    }
    return text;
  }

  private static void refuseUndrawn(Set<Integer> numbers, ImagePages pages)
      throws ExtractionFailure {
    if (pages.damaged().containsAll(numbers)) {
      throw Failures.damaged(null);
    }
    if (pages.tooLarge().containsAll(numbers)) {
      throw Failures.imageTooLarge(ImagePages.MOST_PIXELS);
    }
  }

  private void warn(Set<Integer> numbers, Set<Integer> read, ImagePages pages) {
    for (int page : numbers) {
      if (!read.contains(page)) {
        String why = "text recognition failed on it";
        if (pages.tooLarge().contains(page)) {
          why = "it has more than %,d pixels".formatted(ImagePages.MOST_PIXELS);
        } else if (pages.damaged().contains(page)) {
          why = "it is damaged, or of a kind that cannot be decoded";
        }
        warnings.add(Code.PAGE_NOT_READ, "This page was not read: " + why + ".", page);
      }
    }
  }
}
