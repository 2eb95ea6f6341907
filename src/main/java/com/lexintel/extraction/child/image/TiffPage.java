package com.lexintel.extraction.child.image;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/** What a TIFF file says of one of its images. */
final class TiffPage {

  private final TIFFDirectory directory;

  private TiffPage(TIFFDirectory directory) {
    this.directory = directory;
  }

  static TiffPage of(ImageReader reader, int index) throws IOException {
    return new TiffPage(TIFFDirectory.createFromMetadata(reader.getImageMetadata(index)));
  }

  PixelShape shape() {
    return PixelShape.ofResolution(
        number(BaselineTIFFTagSet.TAG_X_RESOLUTION), number(BaselineTIFFTagSet.TAG_Y_RESOLUTION));
  }

  private double number(int tag) {
    TIFFField field = directory.getTIFFField(tag);
    return field == null ? 0 : field.getAsDouble(0);
  }

  /** Whether all of the image lies within a file: what is missing would be shown as black. */
  boolean isWithin(long length) {
    return isWithin(
            length,
            directory.getTIFFField(BaselineTIFFTagSet.TAG_STRIP_OFFSETS),
            directory.getTIFFField(BaselineTIFFTagSet.TAG_STRIP_BYTE_COUNTS))
        && isWithin(
            length,
            directory.getTIFFField(BaselineTIFFTagSet.TAG_TILE_OFFSETS),
            directory.getTIFFField(BaselineTIFFTagSet.TAG_TILE_BYTE_COUNTS));
  }

  private static boolean isWithin(long length, TIFFField starts, TIFFField sizes) {
    if (starts == null || sizes == null) {
      return true;
    }
    int parts = Math.min(starts.getCount(), sizes.getCount());
    for (int part = 0; part < parts; part++) {
      if (starts.getAsLong(part) + sizes.getAsLong(part) > length) {
        return false;
      }
    }
    return true;
  }
}
