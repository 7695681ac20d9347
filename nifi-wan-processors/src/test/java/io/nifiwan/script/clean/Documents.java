package io.nifiwan.script.clean;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small documents of every format, well-formed and hostile ones, so that tests need no binary files. */
public final class Documents {
    private static final float SIZE = 12;
    private static final float LEFT = 108;
    private static final float TOP = 720;
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private Documents() {
    }

    /** A Final Draft document around paragraphs. */
    public static byte[] fdx(final String paragraphs) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
                <FinalDraft DocumentType="Script" Template="No" Version="5">
                <Content>
                %s</Content>
                </FinalDraft>
                """.formatted(paragraphs).getBytes(StandardCharsets.UTF_8);
    }

    /** A paragraph of a Final Draft document. */
    public static String paragraph(final String type, final String text) {
        return "<Paragraph Type=\"%s\"><Text>%s</Text></Paragraph>\n".formatted(type, text);
    }

    /** A Word document around the elements of its body. */
    public static byte[] docx(final String body) throws IOException {
        return zip(Map.of("word/document.xml", ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<w:document xmlns:w=\"%s\"><w:body>%s</w:body></w:document>")
                .formatted(WORD, body).getBytes(StandardCharsets.UTF_8)));
    }

    /** Paragraphs of a Word document, one a line. */
    public static byte[] docxOf(final String text) throws IOException {
        final StringBuilder body = new StringBuilder();
        text.lines().forEach(line -> body.append("<w:p><w:r><w:t xml:space=\"preserve\">")
                .append(line.replace("&", "&amp;").replace("<", "&lt;")).append("</w:t></w:r></w:p>"));
        return docx(body.toString());
    }

    /** A zip archive. */
    public static byte[] zip(final Map<String, byte[]> entries) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (final Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Pages of Courier: each string is a page, each line a line of it, leading blanks are columns of a screenplay. */
    public static byte[] pdf(final List<String> pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (final String page : pages) {
                addPage(document, page, new PDType1Font(Standard14Fonts.FontName.COURIER));
            }
            return saved(document);
        }
    }

    /** The same with a reader's name printed across each page. */
    public static byte[] stampedPdf(final List<String> pages, final String stamp) throws IOException {
        try (PDDocument document = new PDDocument()) {
            final PDFont font = new PDType1Font(Standard14Fonts.FontName.COURIER);
            for (final String page : pages) {
                final PDPage added = addPage(document, page, font);
                try (PDPageContentStream content = new PDPageContentStream(document, added, PDPageContentStream.AppendMode.APPEND, true)) {
                    content.beginText();
                    content.setFont(font, 48);
                    content.setTextMatrix(Matrix.getRotateInstance(Math.PI / 4, 200, 300));
                    content.showText(stamp);
                    content.endText();
                }
            }
            return saved(document);
        }
    }

    private static PDPage addPage(final PDDocument document, final String page, final PDFont font) throws IOException {
        final PDPage added = new PDPage();
        document.addPage(added);
        try (PDPageContentStream content = new PDPageContentStream(document, added)) {
            float y = TOP;
            for (final String line : page.split("\n", -1)) {
                final String text = line.stripLeading();
                if (!text.isBlank()) {
                    content.beginText();
                    content.setFont(font, SIZE);
                    content.newLineAtOffset(LEFT + (line.length() - text.length()) * SIZE * 0.6f, y);
                    content.showText(text);
                    content.endText();
                }
                y -= SIZE;
            }
        }
        return added;
    }

    /** A page in a Chinese font that is named but not embedded, as screenwriting programs of the mainland write it. */
    public static byte[] chinesePdf(final List<String> lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            final PDPage page = new PDPage();
            document.addPage(page);
            final PDResources resources = new PDResources();
            final COSDictionary fonts = new COSDictionary();
            fonts.setItem(COSName.getPDFName("F1"), songTi());
            resources.getCOSObject().setItem(COSName.FONT, fonts);
            page.setResources(resources);
            final StringBuilder content = new StringBuilder("BT /F1 12 Tf 100 700 Td 18 TL\n");
            for (final String line : lines) {
                content.append('<').append(HexFormat.of().formatHex(line.getBytes(StandardCharsets.UTF_16BE))).append("> Tj T*\n");
            }
            final PDStream stream = new PDStream(document);
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(content.append("ET\n").toString().getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(stream);
            return saved(document);
        }
    }

    private static COSDictionary songTi() {
        final COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("GB1"));
        system.setInt(COSName.SUPPLEMENT, 2);
        final COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, "STSong-Light");
        descriptor.setInt(COSName.FLAGS, 4);
        final COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        descendant.setName(COSName.BASE_FONT, "STSong-Light");
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        descendant.setItem(COSName.DW, COSInteger.get(1000));
        final COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "STSong-Light");
        font.setName(COSName.ENCODING, "UniGB-UCS2-H");
        font.setItem(COSName.DESCENDANT_FONTS, new COSArray(List.of(descendant)));
        return font;
    }

    /** A PDF that opens only with a password. */
    public static byte[] encryptedPdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            addPage(document, "INT. HOUSE - DAY", new PDType1Font(Standard14Fonts.FontName.COURIER));
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return saved(document);
        }
    }

    /** A PDF of one picture, as a scanner writes it. */
    public static byte[] scannedPdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            final PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB)), 0, 0, 600, 800);
            }
            return saved(document);
        }
    }

    /** A PDF whose font has a table of characters that unpacks to blanks without end, packed once or twice. */
    public static byte[] pdfBomb(final int megabytes, final boolean twice) throws IOException {
        try (PDDocument document = new PDDocument()) {
            final PDFont font = new PDType1Font(Standard14Fonts.FontName.COURIER);
            addPage(document, "INT. HOUSE - DAY", font);
            final PDStream stream = new PDStream(document);
            final byte[] once = bomb(megabytes);
            try (OutputStream out = twice ? new DeflaterOutputStream(stream.getCOSObject().createRawOutputStream())
                    : stream.getCOSObject().createRawOutputStream()) {
                out.write(once);
            }
            final COSArray filters = new COSArray(List.of(COSName.FLATE_DECODE));
            if (twice) {
                filters.add(COSName.FLATE_DECODE);
            }
            stream.getCOSObject().setItem(COSName.FILTER, filters);
            font.getCOSObject().setItem(COSName.TO_UNICODE, stream);
            return saved(document);
        }
    }

    /** A zlib stream of one block of blanks again and again: every block but the first is the same, and none need be packed twice. */
    private static byte[] bomb(final int megabytes) {
        final byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        final Deflater deflater = new Deflater();
        final byte[] packed = new byte[1 << 16];
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int block = 0; block < 2; block++) {
            deflater.setInput(blanks);
            final int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
            for (int copy = 0; copy < (block == 0 ? 1 : megabytes); copy++) {
                bytes.write(packed, 0, length);
            }
        }
        deflater.end();
        return bytes.toByteArray();
    }

    private static byte[] saved(final PDDocument document) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
