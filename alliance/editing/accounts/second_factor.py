"""The second factor: codes that change every half minute, made by an app from a secret, and recovery codes for paper.

Behind the setting SECOND_FACTOR; it can be set up before the setting is on. Who has none yet sets it up at the first
login, so nobody is locked out by the switch; who has lost it asks for `manage.py second_factor USER`.
"""

from base64 import b32encode
from os import urandom

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django_otp import login
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

NAME = "Alliance"
RECOVERY_CODES = 10
DIGITS = 6
# The secret of an app that has not proved yet that it has it.
PENDING = "second_factor_pending"
REPLACING = "second_factor_replaced"


def is_set_up(user) -> bool:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).exists()


def lets_in(user) -> bool:
    """Whether a user who is signed in by password has given what the site asks for beside it."""
    return not settings.SECOND_FACTOR or (hasattr(user, "is_verified") and user.is_verified())


def accepting(user, code: str) -> Device | None:
    """The device of a user that takes the code, which is then used up; after a wrong one each has to rest a while."""
    code = "".join(code.split()).replace("-", "").lower()
    if not code:
        return None  # nobody guesses with that
    model = TOTPDevice if len(code) == DIGITS else StaticDevice
    with transaction.atomic():
        devices = model.objects.devices_for_user(user, confirmed=True).select_for_update().order_by("pk")
        return next((device for device in devices if device.verify_token(code)), None)


def pending(session) -> str:
    """The secret that is being set up in a session."""
    if PENDING not in session:
        session[PENDING] = default_key()
    return session[PENDING]


def replace(session) -> None:
    """Who is signed in has proved to have the present app, and may set up another; until then the present one holds."""
    session[REPLACING] = True


def is_being_replaced(session) -> bool:
    return REPLACING in session


def device_for(user, key: str) -> TOTPDevice:
    return TOTPDevice(user=user, name=NAME, key=key, confirmed=True)


@transaction.atomic
def set_up(user, key: str, code: str) -> Device | None:
    """Take the secret for this user in the place of the former one, if the code is made from it."""
    device = device_for(user, key)
    device.save()
    if len(code := "".join(code.split())) != DIGITS or not device.verify_token(code):
        device.delete()
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    return device


@transaction.atomic
def give(user) -> TOTPDevice:
    """A new secret without proof that it has arrived: for who has the command line."""
    remove(user)
    device = device_for(user, default_key())
    device.save()
    return device


@transaction.atomic
def remove(user) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


@transaction.atomic
def new_recovery_codes(user) -> list[str]:
    """Ten codes, each good once, in the place of the former ones."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name=NAME, confirmed=True)
    codes = [b32encode(urandom(10)).decode().lower() for _number in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return ["-".join(code[place : place + 4] for place in range(0, len(code), 4)) for code in codes]


def recovery_codes_left(user) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def secret_in_letters(device: TOTPDevice) -> str:
    """As one types it into an app: in groups of four."""
    letters = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def remember(request: HttpRequest, device: Device) -> None:
    """This session has given the second factor; it goes on under another name, which nobody else can know."""
    request.session.pop(PENDING, None)
    request.session.pop(REPLACING, None)
    request.session.cycle_key()
    login(request, device)
