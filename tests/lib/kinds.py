"""kinds.py - every kind of document of templates/, and a plan with all that it asks for."""
import os

import form
import form_state
from tap import PROJECT

TEMPLATES = os.path.join(PROJECT, 'templates')
KINDS = [(family, file[:-5]) for family in ('dang', 'nha-nuoc')
         for file in sorted(os.listdir(os.path.join(TEMPLATES, family))) if file.endswith('.yaml')]

STATE_CLOSING = form_state.CLOSING.replace('- Như trên\n', '')
BASES = '::: bases\n- Căn cứ Điều lệ và Luật\n- Xét đề nghị của Văn phòng\n:::\n\n'
ADDRESSED = '::: addressees\n- Văn phòng Tỉnh ủy\n- Các sở, ban, ngành\n:::\n\n'


def plan(family, kind, body):
    """Arguments of write_plan: a document around a body."""
    closing = form.SIGNATURE + form.RECIPIENTS if family == 'dang' else STATE_CLOSING
    addressed = kind in ('cong-van', 'to-trinh')
    if addressed:
        closing = closing.replace('- Các', '- Như trên\n- Các', 1)
    return dict(body=(ADDRESSED if addressed else BASES if kind in ('quyet-dinh', 'nghi-quyet') else '') + body,
                template=f'{family}/{kind}', unit='son-ha' if family == 'dang' else 'so-vh', closing=closing,
                title='tổ chức Ngày hội đọc sách và phát triển văn hóa đọc trên địa bàn tỉnh')
