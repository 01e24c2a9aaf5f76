"""invented.py - official Vietnamese that nobody wrote: sentences of stock phrases
and made-up names, over all syllables the language allows.  The same seed gives the
same words on any machine."""
import random
import unicodedata

ONSETS = ('b', 'c', 'ch', 'd', 'đ', 'g', 'h', 'kh', 'l', 'm', 'n', 'nh', 'ph', 'r', 's', 't', 'th', 'tr', 'v', 'x')
# * stands behind the letter that carries the tone.
RHYMES = ('a* a*i a*m a*n a*ng a*nh a*o a*u a*y ă*m ă*n ă*ng â*m â*n â*ng â*u â*y e*m e*n e*o ê* ê*n ê*nh ê*u i*m i*n '
          'i*nh i*u iê*m iê*n iê*ng iê*u oa* oa*n oa*ng oă*n o* o*i o*m o*n o*ng ô* ô*i ô*m ô*n ô*ng ơ* ơ*i ơ*m ơ*n u* '
          'u*i u*n u*ng uâ*n uô*i uô*n uô*ng uyê*n ư* ư*ng ưa* ươ*i ươ*m ươ*n ươ*ng ưu* y*').split()
CLOSED = ('a*c a*ch a*p a*t ă*c ă*p ă*t â*c â*p â*t e*t ê*ch ê*t i*ch i*t iê*c iê*p iê*t o*c o*p o*t ô*c ô*p ô*t ơ*p ơ*t '
          'u*c u*t uâ*t uô*c uô*t uyê*t ư*c ươ*c ươ*p ươ*t').split()
TONES = ('', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323')      # none, huyền, sắc, hỏi, ngã, nặng

BODIES = ('Văn phòng', 'Ban Tổ chức', 'Ủy ban nhân dân', 'Hội đồng nhân dân', 'Ban Chỉ đạo', 'Sở Nội vụ', 'Sở Tài chính',
          'Trung tâm Dịch vụ hành chính công', 'Phòng Giáo dục và Đào tạo', 'Đảng ủy', 'Thường trực', 'Hội Nông dân',
          'Liên đoàn Lao động', 'Mặt trận Tổ quốc', 'Đoàn Thanh niên', 'Tổ công tác', 'Trường Chính trị')
PLACES = ('xã', 'phường', 'huyện', 'thị trấn', 'đặc khu', 'bản', 'tổ dân phố', 'cụm xã')
VERBS = ('rà soát', 'lập danh mục', 'chủ trì tham mưu', 'phối hợp xây dựng', 'tổ chức kiểm tra', 'hướng dẫn nghiệp vụ',
         'tổng hợp, báo cáo', 'bố trí kinh phí', 'đẩy mạnh tuyên truyền', 'niêm yết công khai', 'phân công người theo dõi',
         'đánh giá kết quả', 'bồi dưỡng kỹ năng', 'xử lý nghiêm', 'khuyến khích', 'kịp thời tháo gỡ', 'quán triệt')
OBJECTS = ('chỉ tiêu được giao', 'hồ sơ, giấy tờ điện tử', 'quỹ đất phục vụ sinh hoạt cộng đồng', 'việc giải quyết thủ tục',
           'chế độ, chính sách đối với người uy tín', 'những vướng mắc phát sinh ở cơ sở', 'nguồn vốn ngân sách và xã hội hóa',
           'công trình nước sạch', 'tủ sách, thư viện lưu động', 'lớp học xóa mù chữ', 'đường ngõ, kênh mương nội đồng',
           'kỷ luật, kỷ cương hành chính', 'nghề dệt, nghề rèn, nghề đan lát', 'quy ước thôn, bản', 'tỷ lệ hộ nghèo đa chiều')
ENDS = ('theo quy định', 'trước khi trình cấp có thẩm quyền', 'bảo đảm đúng tiến độ', 'phù hợp với thực tế từng nơi',
        'tránh hình thức, lãng phí', 'định kỳ hằng quý', 'có sự giám sát của Nhân dân', 'gắn với thi đua, khen thưởng',
        'không để chậm, muộn', 'ngay từ đầu năm', 'trong phạm vi chức năng, nhiệm vụ của mình')
HOSTS = ('cong-thong-tin', 'van-ban', 'dich-vu-cong', 'thu-vien')
SYMBOLS = ('KH/TU', 'NQ/HU', 'QĐ-UBND', 'CV/BTCTU', 'HD/VPTU', 'KL/ĐUK', 'BC-SNV', 'TB/HĐND')


def capital(text):
    return text[0].upper() + text[1:]


class Words:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.pick = self.random.choice

    def number(self, least, most):
        """Both are included."""
        return self.random.randint(least, most)

    def syllable(self):
        closed = self.random.random() < 0.35
        tone = self.pick(('\u0301', '\u0323') if closed else TONES)
        return unicodedata.normalize('NFC', self.pick(ONSETS) + self.pick(CLOSED if closed else RHYMES).replace('*', tone))

    def name(self, syllables=2):
        return ' '.join(self.syllable().capitalize() for _ in range(syllables))

    def place(self):
        return f'{self.pick(PLACES)} {self.name(self.number(1, 3))}'

    def body(self):
        return f'{self.pick(BODIES)} {self.place()}'

    def clause(self):
        return f'{self.pick(VERBS)} {self.pick(OBJECTS)} {self.pick(ENDS)}'

    def phrase(self):
        """A few words, as a heading or a cell has them."""
        return capital(self.pick((f'{self.pick(VERBS)} {self.pick(OBJECTS)}', f'{self.pick(OBJECTS)} ở {self.place()}')))

    def sentence(self):
        parts = [self.clause() for _ in range(self.number(1, 3))]
        return f'{self.body()} {"; ".join(parts)}.'

    def prose(self, sentences):
        return ' '.join(self.sentence() for _ in range(sentences))

    # -- what needs care where lines end

    def symbol(self):
        return f'{self.number(1, 1900)}-{self.pick(SYMBOLS)}'

    def amount(self):
        return self.pick((f'{self.number(1, 999)}.{self.number(0, 999):03}.{self.number(0, 999):03} đồng',
                          f'{self.number(1, 99)},{self.number(1, 9)}%', f'{self.number(1, 40)},{self.number(10, 99)} triệu đồng',
                          f'{self.number(1, 9)}.{self.number(0, 999):03} hộ', f'{self.number(5, 99)}/{self.number(100, 199)} thôn'))

    def day(self):
        return f'{self.number(1, 28)}/{self.number(1, 12)}/{self.number(2024, 2030)}'

    def url(self):
        return f'https://{self.pick(HOSTS)}.{self.syllable_ascii()}.vn/{self.syllable_ascii()}/' \
            f'{self.syllable_ascii()}-{self.syllable_ascii()}?nam={self.number(2020, 2030)}&trang={self.number(1, 99)}'

    def syllable_ascii(self):
        bare = unicodedata.normalize('NFD', self.syllable()).replace('đ', 'd')
        return ''.join(c for c in bare if c.isascii())

    def emphasised(self):
        """A sentence of several looks, which change within words' reach of each other."""
        stars = ('', '*', '**', '***')
        pieces = []
        for _ in range(self.number(4, 9)):
            mark = self.pick(stars)
            pieces.append(f'{mark}{self.pick((self.phrase, self.name, self.amount, self.symbol))()}{mark}'
                          + self.pick(('', ',', ';', ':')))
        return ' '.join(pieces) + '.'

    def marked(self):
        """A sentence of what clerks type between words."""
        nbsp = '\u00a0'
        pieces = [self.pick((
            lambda: f'Thông báo số {self.symbol()} ngày {self.day()}', lambda: f'“{self.phrase()}”',
            lambda: f'giai đoạn 2026 - {self.number(2027, 2035)}', lambda: f'({self.clause()})',
            lambda: f'{self.pick(OBJECTS)} – {self.pick(OBJECTS)} —', lambda: f'kinh phí {self.amount()}',
            lambda: f'Điều{nbsp}{self.number(1, 90)} khoản{nbsp}{self.number(1, 9)}', lambda: f'đạt trên {self.amount()}',
            lambda: f'{self.name(1)}-{self.syllable()}', lambda: f'‘{self.pick(OBJECTS)}’', lambda: f'{self.clause()}…',
            lambda: f'từ{nbsp}{self.number(1, 12)}/{self.number(2024, 2030)} đến {self.day()}',
            lambda: self.pick(('KT-XH', 'QP-AN', 'ANTT', 'CNTT&TT', 'a/b/c', '24/24 giờ', '+5%', '±0,5', '≥ 94%', '35°C'))))()
            for _ in range(self.number(5, 10))]
        return f'{self.body()} ' + ', '.join(pieces) + '.'
